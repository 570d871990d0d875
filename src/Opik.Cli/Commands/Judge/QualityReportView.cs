using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Cli.Hosting;
using Opik.Evaluation.Judges.Quality;

namespace Opik.Cli.Commands.Judge;

/// <summary>Shows the quality of a judge.</summary>
internal static class QualityReportView
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Terminal terminal, JudgeQualityReport report, string model, bool asJson)
    {
        if (asJson)
        {
            var json = report.ToJson();
            json.Insert(1, "model", model);
            // Past the console, which would break lines of reasons.
            terminal.Output.Profile.Out.Writer.WriteLine(json.ToJsonString(Indented));
            return;
        }

        terminal.WriteField("Judge", $"{report.Judge} with {model}, yes from {Text(report.Threshold)}");
        terminal.WriteField("Examples", $"{report.Examples.Count} of {report.Set}, {report.Matrix.Total} judged");
        var matrix = report.Matrix;
        terminal.WriteField("Agreement", $"{Text(matrix.Agreement)} (kappa {Text(matrix.Kappa)})");
        terminal.WriteField("Precision", Text(matrix.Precision));
        terminal.WriteField("Recall", Text(matrix.Recall));
        terminal.WriteField("F1", Text(matrix.F1));
        if (report.Use is { } use)
        {
            terminal.WriteField("Cost", report.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.######} USD") : "not known for this model");
            terminal.WriteField("Tokens", $"{use.InputTokens} in, {use.OutputTokens} out, {use.Calls} calls");
        }

        terminal.WriteField("Latency", string.Create(CultureInfo.InvariantCulture, $"median {report.Latency(0.5).TotalSeconds:0.00} s, 95 percent within {report.Latency(0.95).TotalSeconds:0.00} s"));
        terminal.WriteLine();
        terminal.WriteLine("              judged yes  judged no");
        terminal.WriteLine($"labelled yes  {matrix.TruePositives,10}  {matrix.FalseNegatives,9}");
        terminal.WriteLine($"labelled no   {matrix.FalsePositives,10}  {matrix.TrueNegatives,9}");
        WriteList(terminal, "disagreements", report.Disagreements);
        WriteList(terminal, "not judged", report.Failures);
    }

    private static void WriteList(Terminal terminal, string heading, IEnumerable<JudgedExample> examples)
    {
        var list = examples.ToArray();
        if (list.Length == 0)
            return;
        terminal.WriteHeading(heading);
        foreach (var judged in list)
        {
            terminal.WriteLine($"{judged.Example.Id}: labelled {(judged.Example.Label ? "yes" : "no")}, score {Text(judged.Score)}{(judged.Example.Note is { } note ? $" ({note})" : string.Empty)}");
            terminal.WriteLine($"  {judged.Reason?.ReplaceLineEndings(" ") ?? "no reason"}");
        }
    }

    private static string Text(double? value) => value is { } number ? number.ToString("0.###", CultureInfo.InvariantCulture) : "-";
}
