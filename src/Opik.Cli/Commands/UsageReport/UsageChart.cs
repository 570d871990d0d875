using System.Globalization;
using System.Net;
using System.Text;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>A chart of one figure by period as SVG, bars stacked by project.</summary>
internal static class UsageChart
{
    private const int Width = 860;
    private const int Height = 260;
    private const int Left = 70;
    private const int Bottom = 40;
    private static readonly string[] Colours = ["#3b6fd8", "#2a9d6f", "#d9822b", "#8a5cd1", "#c23b5a", "#4aa3b8", "#8c8c3a", "#666e7a"];

    /// <summary>The chart.</summary>
    /// <param name="periods">Keys in order.</param>
    /// <param name="series">Values by period of each project, largest first; more than eight share the last colour.</param>
    public static string Draw(IReadOnlyList<string> periods, IReadOnlyList<(string Name, IReadOnlyDictionary<string, decimal> Values)> series)
    {
        var most = periods.Select(period => series.Sum(one => one.Values.GetValueOrDefault(period))).DefaultIfEmpty(0).Max();
        if (most <= 0)
            return "<p class=\"none\">No data.</p>";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\">");
        foreach (var share in new[] { 0m, 0.5m, 1m })
            Line(svg, Y(share), Number(most * share));
        var step = (decimal)(Width - Left) / periods.Count;
        for (var index = 0; index < periods.Count; index++)
        {
            var stacked = 0m;
            for (var project = 0; project < series.Count; project++)
            {
                var value = series[project].Values.GetValueOrDefault(periods[index]);
                if (value <= 0)
                    continue;
                var (top, height) = (Y((stacked + value) / most), (Height - Bottom - 10) * value / most);
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + (step * index) + (step * 0.1m):0.#}\" y=\"{top:0.#}\" width=\"{step * 0.8m:0.#}\" height=\"{height:0.##}\" fill=\"{Colour(project)}\"><title>{WebUtility.HtmlEncode($"{series[project].Name}, {periods[index]}: {Number(value)}")}</title></rect>");
                stacked += value;
            }

            // Labels that would overlap are left out.
            if (index % Math.Max(1, (periods.Count + 9) / 10) == 0)
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (step * (index + 0.5m)):0.#}\" y=\"{Height - 18}\" text-anchor=\"middle\">{periods[index]}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Colour of a project by its place.</summary>
    public static string Colour(int place) => Colours[Math.Min(place, Colours.Length - 1)];

    /// <summary>A number for people.</summary>
    public static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "#,0" : "#,0.####", CultureInfo.InvariantCulture);

    private static decimal Y(decimal share) => Height - Bottom - ((Height - Bottom - 10) * share);

    private static void Line(StringBuilder svg, decimal y, string label) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{label}</text>");
}
