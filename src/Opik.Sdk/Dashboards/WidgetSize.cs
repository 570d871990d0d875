namespace Opik.Dashboards;

/// <summary>Size of a widget on the grid of 6 columns.</summary>
/// <param name="Width">Columns, 1-6.</param>
/// <param name="Height">Rows, 1-12.</param>
public readonly record struct WidgetSize(int Width, int Height)
{
    /// <summary>Columns of the grid.</summary>
    internal const int Columns = 6;

    /// <summary>Rows of the tallest widget.</summary>
    internal const int TallestRows = 12;

    /// <summary>The size that a type begins with, and its smallest one.</summary>
    internal static (WidgetSize Default, WidgetSize Smallest) Of(string type) => type switch
    {
        WidgetTypes.ProjectMetrics or WidgetTypes.ExperimentsFeedbackScores => (new(2, 4), new(2, 4)),
        WidgetTypes.ProjectStatsCard => (new(1, 2), new(1, 2)),
        WidgetTypes.TextMarkdown => (new(2, 4), new(1, 4)),
        WidgetTypes.ExperimentLeaderboard => (new(6, 6), new(4, 4)),
        _ => (new(2, 2), new(1, 1)),
    };
}
