using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Results;

namespace Opik.Evaluation.Reports;

/// <summary>A result as one page without scripts: it can be mailed, kept as an artifact of a build, and read aloud.</summary>
internal static class HtmlReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = EvaluationJson.Default };

    public static void Write(EvaluationResult result, Stream stream)
    {
        using var page = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        page.Write($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Text(result.ExperimentName)}</title>\n<style>{HtmlStyle.Sheet}</style>\n</head>\n<body>\n<header>\n<h1>{Text(result.ExperimentName)}</h1>\n");
        page.Write($"<p>Dataset {Text(result.DatasetName)}: {Number(result.ItemCount)} items, {Number(result.RunCount)} runs in {result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        if (result.ExperimentUrl is { } url)
            page.Write($" <a href=\"{Text(url.AbsoluteUri)}\">Open the experiment</a>");
        page.Write("</p>\n</header>\n<main>\n");
        WriteStatistics(page, result);
        WriteRuns(page, result);
        page.Write("</main>\n</body>\n</html>\n");
    }

    private static void WriteStatistics(StreamWriter page, EvaluationResult result)
    {
        page.Write("<h2 id=\"scores\">Scores</h2>\n");
        if (result.Scores.Count + result.ExperimentScores.Count == 0)
        {
            page.Write("<p>There are no scores.</p>\n");
            return;
        }

        page.Write("<div class=\"scroll\" role=\"region\" aria-labelledby=\"scores\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Mean</th><th scope=\"col\">Min</th><th scope=\"col\">Max</th><th scope=\"col\">Std</th><th scope=\"col\">Values</th><th scope=\"col\">Failed</th></tr></thead>\n<tbody>\n");
        foreach (var (name, scores) in result.Scores)
            page.Write($"<tr><th scope=\"row\">{Text(name)}</th><td>{Score(scores.Mean)}</td><td>{Score(scores.Min)}</td><td>{Score(scores.Max)}</td><td>{(scores.StandardDeviation is { } deviation ? Score(deviation) : "")}</td><td>{Number(scores.Values.Count)}</td><td>{Number(scores.FailedCount)}</td></tr>\n");
        foreach (var score in result.ExperimentScores)
            page.Write($"<tr><th scope=\"row\">{Text(score.Name)} <span class=\"quiet\">(experiment)</span></th><td>{(score.ScoringFailed ? "failed" : Score(score.Value))}</td><td colspan=\"5\">{Text(score.Reason)}</td></tr>\n");
        page.Write("</tbody>\n</table></div>\n");
    }

    private static void WriteRuns(StreamWriter page, EvaluationResult result)
    {
        if (result.TestResults.Count == 0)
            return;
        page.Write("<h2>Runs</h2>\n");
        foreach (var run in result.TestResults)
        {
            page.Write($"<details>\n<summary><code>{Text(run.TestCase.DatasetItemId)}</code>{(result.TrialCount > 1 ? $" run {run.TrialId + 1}" : "")}");
            foreach (var score in run.ScoreResults)
                page.Write($" <span class=\"score{(score.ScoringFailed ? " failed" : "")}\">{Text(score.Name)} {(score.ScoringFailed ? "failed" : Score(score.Value))}</span>");
            page.Write($"</summary>\n<h3>Item</h3>\n{Block(run.TestCase.DatasetItem.Data)}<h3>Output</h3>\n{Block(run.TestCase.TaskOutput)}");
            if (run.ScoreResults.Any(score => score.Reason is not null))
            {
                page.Write("<h3>Reasons</h3>\n<dl>\n");
                foreach (var score in run.ScoreResults.Where(score => score.Reason is not null))
                    page.Write($"<dt>{Text(score.Name)}</dt><dd>{Text(score.Reason)}</dd>\n");
                page.Write("</dl>\n");
            }

            page.Write($"<p class=\"quiet\">Trace {run.TestCase.TraceId}</p>\n</details>\n");
        }
    }

    private static string Block(JsonObject value) => $"<pre tabindex=\"0\">{Text(value.ToJsonString(Readable))}</pre>\n";

    private static string Text(string? value) => WebUtility.HtmlEncode(value) ?? "";

    private static string Score(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
