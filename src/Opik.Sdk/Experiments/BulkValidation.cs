namespace Opik.Experiments;

/// <summary>What the server would refuse of a list of runs, all at once.</summary>
internal static class BulkValidation
{
    private const int MostParts = 100;

    /// <summary>What is wrong, each with its place.</summary>
    public static List<string> Problems(IEnumerable<BulkRecord> records, int first, string? projectName)
    {
        var problems = new List<string>();
        var position = first;
        foreach (var record in records)
            Check(record, $"Record {position++}", projectName, problems);
        return problems;
    }

    private static void Check(BulkRecord? record, string place, string? projectName, List<string> problems)
    {
        if (record is null)
        {
            problems.Add($"{place} is null.");
            return;
        }

        Add(record.DatasetItemId != Guid.Empty, "has no item.");
        Add(record.EvaluateTaskResult is null != record.Trace is null, "needs either EvaluateTaskResult or Trace.");
        Add(record.Trace is not null || record.Spans is not { Count: > 0 }, "has spans but no trace.");
        Add(record.Trace?.ProjectName is not { } project || string.Equals(project, projectName, StringComparison.OrdinalIgnoreCase), $"has a trace of the project '{record.Trace?.ProjectName}', but '{projectName}' is uploaded to.");
        Add(record.Spans is not { Count: > MostParts }, $"has more than {MostParts} spans.");
        Add(record.FeedbackScores is not { Count: > MostParts }, $"has more than {MostParts} scores.");
        Add(record.FeedbackScores?.All(score => !string.IsNullOrWhiteSpace(score.Name)) ?? true, "has a score without a name.");
        Add(record.FeedbackScores?.All(score => double.IsFinite(score.Value)) ?? true, "has a score that is no finite number.");
        foreach (var error in new[] { record.Trace?.ErrorInfo }.Concat(record.Spans?.Select(span => span.ErrorInfo) ?? []))
            Add(error is null || (!string.IsNullOrWhiteSpace(error.ExceptionType) && !string.IsNullOrWhiteSpace(error.Traceback)), "has an error without ExceptionType or Traceback.");

        void Add(bool holds, string problem)
        {
            if (!holds)
                problems.Add($"{place} {problem}");
        }
    }
}
