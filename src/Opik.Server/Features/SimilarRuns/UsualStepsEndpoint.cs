using System.Text.Json;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>What usually happens in traces of a name, and where those that fail leave the way of those that do not.</summary>
internal sealed class UsualStepsEndpoint(ISimilarRuns runs)
{
    private const int MaxName = 1_000;

    /// <summary>Pairs of a failed and a good run that are compared at most.</summary>
    private const int MaxPairs = 60;

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var (from, to) = http.QueryTimeRange();
        var parent = http.QueryText("parent");
        if (parent?.Length > MaxName)
            throw ApiException.BadRequest($"parent must have at most {MaxName} characters");
        var usual = UsualSteps.Of(await TreesAsync(http, new SimilarRunsQuery(id, from, to)), parent);
        await http.WriteJsonAsync(200, usual, Write);
    }

    public async Task FirstDifferencesAsync(HttpContext http)
    {
        var id = http.RouteId();
        var (from, to) = http.QueryTimeRange();
        var trees = await TreesAsync(http, new SimilarRunsQuery(id, from, to));
        var failed = await TreesAsync(http, new SimilarRunsQuery(id, from, to) { FailedOnly = true, MaxTraces = MaxPairs });
        var good = trees.Where(static run => !run.Failed).OrderBy(static run => run.Tree.StartTime).ToList();
        var pairs = good.Count == 0 ? [] : failed.OrderByDescending(static run => run.Tree.StartTime).Select(run => (Failed: run.Tree, Good: Nearest(good, run.Tree.StartTime)));
        var steps = pairs.Select(static pair => (Step: FirstDifference.Of(pair.Failed, pair.Good), Pair: (pair.Failed.TraceId, pair.Good.TraceId))).Where(static each => each.Step is not null)
            .GroupBy(static each => each.Step!, static each => each.Pair, StringComparer.Ordinal).Select(static group => (Name: group.Key, Pairs: group.ToList()));
        await http.WriteJsonAsync(200, steps.OrderByDescending(static step => step.Pairs.Count).ThenBy(static step => step.Name, StringComparer.Ordinal).ToList(), static (writer, steps) =>
        {
            writer.WriteNumber("pairs"u8, steps.Sum(static step => step.Pairs.Count));
            writer.WriteStartArray("steps"u8);
            foreach (var (name, found) in steps)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, name);
                writer.WriteNumber("pairs"u8, found.Count);
                writer.WriteStartArray("runs"u8);
                foreach (var (broken, whole) in found)
                {
                    writer.WriteStartObject();
                    writer.WriteString("failed"u8, broken);
                    writer.WriteString("good"u8, whole);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private async Task<IReadOnlyList<SimilarTree>> TreesAsync(HttpContext http, SimilarRunsQuery query) =>
        await runs.TreesAsync(http.Scope(), query, http.RequestAborted) ?? throw ApiException.NotFound($"Trace id: {query.TraceId:D} not found");

    private static TraceTree Nearest(List<SimilarTree> good, DateTime start) => good.MinBy(run => (run.Tree.StartTime - start).Duration())!.Tree;

    private static void Write(Utf8JsonWriter writer, UsualSteps usual)
    {
        writer.WriteNumber("runs"u8, usual.Runs);
        writer.WriteStartArray("steps"u8);
        foreach (var step in usual.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, step.Name);
            writer.WriteString("type"u8, WireNames.Of(step.Type));
            writer.WriteNumber("runs"u8, step.Times.Count);
            writer.WriteNumber("calls"u8, step.Calls);
            writer.WriteNumber("errors"u8, step.Errors);
            writer.WriteNumber("duration"u8, Median(step.Times));
            if (step.Shares.Count > 0)
                writer.WriteNumber("share"u8, Median(step.Shares));
            writer.WriteStartArray("next"u8);
            foreach (var (name, follows) in step.Next.OrderByDescending(static next => next.Value.Calls).ThenBy(static next => next.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                if (name == UsualSteps.End)
                    writer.WriteNull("name"u8);
                else
                    writer.WriteString("name"u8, name);
                writer.WriteNumber("calls"u8, follows.Calls);
                writer.WriteNumber("on_error"u8, follows.OnError);
                writer.WriteNumber("runs"u8, follows.Runs);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
