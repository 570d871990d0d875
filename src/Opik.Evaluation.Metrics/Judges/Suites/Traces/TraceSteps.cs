using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Reads and follows a path: <c>.</c>, <c>.a.b</c>, <c>["a b"]</c>, <c>.["a b"]</c>, <c>[0]</c>, <c>[-1]</c>, <c>[]</c>, <c>..</c>.</summary>
internal static class TraceSteps
{
    private delegate IEnumerable<TraceMatch> Step(TraceMatch match);

    /// <exception cref="FormatException">There is no path.</exception>
    public static Func<TraceMatch, IEnumerable<TraceMatch>> Read(TraceQueryReader reader)
    {
        var steps = new List<Step>();
        var isPath = false;
        while (true)
        {
            if (reader.Take(".."))
            {
                steps.Add(Below);
                isPath = true;
                // ..name: every member of that name.
                if (reader.TryKey(out var anywhere))
                    steps.Add(Member(anywhere));
            }
            else if (reader.Take("."))
            {
                isPath = true;
                if (reader.TryKey(out var key))
                    steps.Add(Member(key));
            }
            else if (reader.Take("["))
            {
                steps.Add(Bracket(reader));
                isPath = true;
            }
            else
            {
                return isPath ? match => steps.Aggregate((IEnumerable<TraceMatch>)[match], (matches, step) => matches.SelectMany(found => step(found))) : throw reader.Wrong("no path (paths begin with a dot or a bracket)");
            }
        }
    }

    private static Step Bracket(TraceQueryReader reader)
    {
        Step step = reader.TryText(out var key) ? Member(key) : reader.TryInteger(out var index) ? Item(index) : All;
        return reader.Take("]") ? step : throw reader.Wrong("neither a key in double quotes, nor a number, nor a closing bracket");
    }

    private static Step Member(string key) => match => match.Value is JsonObject members && members.TryGetPropertyValue(key, out var value) ? [new(TracePath.Member(match.Path, key), value)] : [];

    private static Step Item(int index) => match =>
    {
        if (match.Value is not JsonArray items)
            return [];
        var at = index < 0 ? items.Count + index : index;
        return at >= 0 && at < items.Count ? [new(TracePath.Item(match.Path, at), items[at])] : [];
    };

    private static IEnumerable<TraceMatch> All(TraceMatch match) => match.Value switch
    {
        JsonArray items => items.Select((item, i) => new TraceMatch(TracePath.Item(match.Path, i), item)),
        JsonObject members => members.Select(member => new TraceMatch(TracePath.Member(match.Path, member.Key), member.Value)),
        _ => [],
    };

    /// <summary>A value and everything below it, parents before children.</summary>
    public static IEnumerable<TraceMatch> Below(TraceMatch match) => All(match).SelectMany(Below).Prepend(match);
}
