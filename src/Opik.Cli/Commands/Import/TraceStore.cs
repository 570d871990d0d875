using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Stores traces with their spans, scores and comments.</summary>
internal sealed class TraceStore(ServerApi server)
{
    private const int MostSpans = 500;

    /// <summary>Stores them. Storing the same again changes nothing.</summary>
    public async Task StoreAsync(IReadOnlyList<ImportedTrace> traces, CancellationToken cancellationToken)
    {
        await PutAsync(HttpMethod.Post, "v1/private/traces/batch", "traces", [.. traces.Select(trace => trace.Trace)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Post, "v1/private/spans/batch", "spans", [.. traces.SelectMany(trace => trace.Spans)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Put, "v1/private/traces/feedback-scores", "scores", [.. traces.SelectMany(trace => trace.TraceScores)], cancellationToken).ConfigureAwait(false);
        await PutAsync(HttpMethod.Put, "v1/private/spans/feedback-scores", "scores", [.. traces.SelectMany(trace => trace.SpanScores)], cancellationToken).ConfigureAwait(false);
        foreach (var (path, entity) in traces.SelectMany(trace => trace.Commented))
            await CommentAsync(path, entity, cancellationToken).ConfigureAwait(false);
    }

    private async Task PutAsync(HttpMethod method, string path, string member, JsonObject[] items, CancellationToken cancellationToken)
    {
        foreach (var part in items.Chunk(MostSpans))
            await server.SendAsync(method, path, new JsonObject { [member] = new JsonArray([.. part.Select(item => item.DeepClone())]) }, cancellationToken).ConfigureAwait(false);
    }

    // Comments have ids of the server's choice: those that an interrupted run has sent are known by their text.
    private async Task CommentAsync(string path, JsonObject entity, CancellationToken cancellationToken)
    {
        var there = await server.GetAsync(path, cancellationToken).ConfigureAwait(false);
        var texts = there.Objects("comments").Select(comment => comment.Text("text")).ToList();
        foreach (var text in entity.Objects("comments").Select(comment => comment.Text("text")))
        {
            if (!texts.Remove(text))
                await server.SendAsync(HttpMethod.Post, $"{path}/comments", new JsonObject { ["text"] = text }, cancellationToken).ConfigureAwait(false);
        }
    }
}
