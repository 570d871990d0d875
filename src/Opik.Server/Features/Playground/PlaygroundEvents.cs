using System.Text;
using System.Text.Json;
using Opik.Server.Features.Playground.Answers;
using Opik.Server.Features.Playground.Running;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>What the calls of a run say, while they say it: server-sent events, ten a second at most.</summary>
internal sealed class PlaygroundEvents(IPlaygroundRuns runs, LiveRuns lives, CellVerdicts verdicts, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const int MostStreams = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private int _open;

    public async Task StreamAsync(HttpContext http)
    {
        var id = http.RouteId();
        var run = await runs.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Playground run not found");
        if (Interlocked.Increment(ref _open) > MostStreams)
        {
            Interlocked.Decrement(ref _open);
            throw ApiException.TooManyRequests($"More than {MostStreams} event streams of runs are open.", seconds: 5);
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-cache";
            // Proxies must not collect events.
            http.Response.Headers["X-Accel-Buffering"] = "no";
            await SendAsync(http, ": open\n\n", stopping.Token);
            await FollowAsync(http, run, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The page was closed, or the server stops: the stream ends cleanly.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    // A run that waits for a worker begins later; one that another process works on only tells that it has ended.
    private async Task FollowAsync(HttpContext http, PlaygroundRun run, CancellationToken cancellationToken)
    {
        while (true)
        {
            var begun = lives.BegunAsync();
            if (lives.Find(run.Id) is { } live)
                await TellAsync(http, run, live, cancellationToken);
            if (lives.Find(run.Id) is null && await runs.GetAsync(http.Scope(), run.Id, cancellationToken) is not { State: PlaygroundRunState.Running })
                break;
            if (!await WaitAsync(begun, cancellationToken))
                await SendAsync(http, ": keepalive\n\n", cancellationToken);
        }

        await SendAsync(http, "event: end\ndata: {}\n\n", cancellationToken);
    }

    private async Task TellAsync(HttpContext http, PlaygroundRun run, LiveRun live, CancellationToken cancellationToken)
    {
        var cursor = live.Open();
        while (true)
        {
            var changed = live.ChangedAsync();
            var isOver = live.IsOver;
            var (pieces, ended) = live.Read(cursor);
            if (pieces.Count > 0 || ended.Count > 0)
            {
                var judged = await verdicts.OfAsync(http.Scope(), run, ended, cancellationToken);
                var cells = ended.Select(cell => PlaygroundCellAnswer.Of(cell, null, cell.TraceId is { } trace ? judged.GetValueOrDefault(trace) : null));
                var data = JsonSerializer.Serialize(new PlaygroundProgress(pieces, [.. cells]), WireJson.Options);
                await SendAsync(http, $"event: cells\ndata: {data}\n\n", cancellationToken);
            }

            if (isOver)
                return;
            if (!await WaitAsync(changed, cancellationToken))
                await SendAsync(http, ": keepalive\n\n", cancellationToken);
            await Task.Delay(Pace, clock, cancellationToken);
        }
    }

    private async Task<bool> WaitAsync(Task task, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(KeepAlive, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task SendAsync(HttpContext http, string text, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }
}
