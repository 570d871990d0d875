using System.Globalization;
using Opik.Evaluation.Results;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Opik.Evaluation.Terminal;

/// <summary>A result as panel and table.</summary>
internal static class ResultPanel
{
    /// <summary>Time, numbers, means, and scores of the whole.</summary>
    public static IRenderable Summary(EvaluationResult result)
    {
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow("Total time", result.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture));
        grid.AddRow("Items", result.RunCount == result.ItemCount ? Number(result.ItemCount) : $"{Number(result.ItemCount)} ({Number(result.RunCount)} runs)");
        foreach (var (name, scores) in result.Scores)
            grid.AddRow(Markup.Escape(name), $"{Score(scores.Mean)} (avg){(scores.FailedCount > 0 ? $" [red]{Number(scores.FailedCount)} failed[/]" : "")}");
        foreach (var score in result.ExperimentScores)
            grid.AddRow(Markup.Escape(score.Name), score.ScoringFailed ? "[red]failed[/]" : Score(score.Value));
        return new Panel(grid).Header(Markup.Escape($" {result.ExperimentName} on {result.DatasetName} ")).RoundedBorder();
    }

    /// <summary>All statistics.</summary>
    public static IRenderable Statistics(EvaluationResult result)
    {
        var table = new Table().RoundedBorder().Title("Statistics").AddColumn("Name");
        foreach (var column in (string[])["Mean", "Min", "Max", "Std", "Failed"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, scores) in result.Scores)
            table.AddRow(Markup.Escape(name), Score(scores.Mean), Score(scores.Min), Score(scores.Max), scores.StandardDeviation is { } deviation ? Score(deviation) : "", Number(scores.FailedCount));
        return table;
    }

    private static string Score(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
