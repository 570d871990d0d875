using System.Buffers;
using System.Text.Json;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LiveEvents;

/// <summary>Server-sent events: what was written since the last event, at most twice a second.</summary>
internal sealed class LiveEventEndpoints(ITelemetryChanges changes, ListChanges lists, IProjects projects, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Open streams at most: each is a connection of an open page.</summary>
    private const int MaxStreams = 500;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private int _open;

    public async Task ProjectAsync(HttpContext http)
    {
        var id = http.RouteId();
        await projects.RequireAsync(http.Scope(), id, name: null, http.RequestAborted);
        await StreamAsync(http, id);
    }

    public Task WorkspaceAsync(HttpContext http) => StreamAsync(http, projectId: null);

    private async Task StreamAsync(HttpContext http, Guid? projectId)
    {
        if (Interlocked.Increment(ref _open) > MaxStreams)
        {
            Interlocked.Decrement(ref _open);
            throw ApiException.TooManyRequests($"More than {MaxStreams} event streams are open.", seconds: 5);
        }

        var tally = new ChangeTally(http.Scope().WorkspaceId, projectId);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        changes.Changed += tally.Add;
        lists.Changed += tally.Add;
        try
        {
            await WriteAsync(http, tally, projectId is null, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The page was closed, or the server stops: the stream ends cleanly.
        }
        finally
        {
            changes.Changed -= tally.Add;
            lists.Changed -= tally.Add;
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task WriteAsync(HttpContext http, ChangeTally tally, bool wholeWorkspace, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // Proxies must not collect events.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.Body.WriteAsync(": open\n\n"u8.ToArray(), cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
        using var buffer = new PooledBuffer(256);
        while (true)
        {
            buffer.Clear();
            if (await tally.WaitAsync(KeepAlive, clock, cancellationToken))
            {
                var (sum, ids, changed) = tally.Take();
                Compose(buffer, sum, wholeWorkspace ? ids : null, changed);
            }
            else
            {
                buffer.Write(": keepalive\n\n"u8);
            }

            await http.Response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken);
            await Task.Delay(Pace, clock, cancellationToken);
        }
    }

    private void Compose(PooledBuffer buffer, TelemetryChange sum, Guid[]? ids, string[] changed)
    {
        buffer.Write("event: change\ndata: "u8);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            Count(writer, "traces"u8, sum.Traces);
            Count(writer, "spans"u8, sum.Spans);
            Count(writer, "threads"u8, sum.Threads);
            Count(writer, "scores"u8, sum.Scores);
            if (sum.TraceIds is not null)
                Ids(writer, "trace_ids"u8, sum.TraceIds);
            if (changed.Length > 0)
            {
                writer.WriteStartArray("lists"u8);
                foreach (var list in changed)
                    writer.WriteStringValue(list);
                writer.WriteEndArray();
            }

            if (ids is not null)
                Ids(writer, "projects"u8, ids);

            writer.WriteInstant("at"u8, clock.GetUtcNow().UtcDateTime);
            writer.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
    }

    private static void Ids(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IEnumerable<Guid> ids)
    {
        writer.WriteStartArray(member);
        foreach (var id in ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    private static void Count(Utf8JsonWriter writer, ReadOnlySpan<byte> member, int value)
    {
        if (value != 0)
            writer.WriteNumber(member, value);
    }
}
