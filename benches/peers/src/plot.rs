//! Cost against size, as a picture.

use std::path::Path;

use plotters::prelude::*;

/// Instructions by hand and of `remote` over the bytes of a payload, both axes by powers.
pub fn cost(path: &Path, points: &[(u32, [f64; 2])]) {
    let area = SVGBackend::new(path, (720, 440)).into_drawing_area();
    draw(&area, points).expect("the plot is drawn");
}

fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, plotters::coord::Shift>,
    points: &[(u32, [f64; 2])],
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    area.fill(&WHITE)?;
    let bytes = 50f64..100_000f64;
    let instructions = 100f64..1_000_000f64;
    let mut chart = ChartBuilder::on(area)
        .caption("Decode and rules of a list of finite floats", ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(44)
        .y_label_area_size(72)
        .build_cartesian_2d(bytes.log_scale(), instructions.log_scale())?;
    let whole = |number: &f64| format!("{number:.0}");
    chart
        .configure_mesh()
        .x_desc("bytes of the payload")
        .y_desc("instructions of one call")
        .x_label_formatter(&whole)
        .y_label_formatter(&whole)
        .draw()?;
    for (index, name, color) in [(0, "by hand", BLACK), (1, "remote", RED)] {
        let line = points.iter().map(|(bytes, counts)| (f64::from(*bytes), counts[index]));
        chart
            .draw_series(LineSeries::new(line.clone(), color.stroke_width(2)))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 20, y)], color.stroke_width(2)));
        chart.draw_series(line.map(|point| Circle::new(point, 3, color.filled())))?;
    }
    chart.configure_series_labels().border_style(BLACK).background_style(WHITE).draw()?;
    area.present()
}
