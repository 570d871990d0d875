using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Opik.Agents;

/// <summary>Sends what a run prints and says, in order, in batches; the run never waits for it.</summary>
/// <param name="client">The client.</param>
/// <param name="api">Where it goes.</param>
/// <param name="runner">The runner.</param>
/// <param name="job">The run.</param>
/// <param name="cancelled">Called when the server says that the run was stopped.</param>
internal sealed partial class RunReports(OpikClient client, RunnerApi api, Guid runner, Guid job, Action cancelled)
{
    private const int MaxOutput = 262_144;
    private const int MaxPiece = 65_536;
    private const int MaxLines = 10_000;
    private const int LinesOfCall = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Queue<LogEntry> lines = new();
    private readonly StringBuilder output = new();
    private int? tokens;
    private int sent;
    private bool streams = true;
    private bool closed;

    public void AddLog(LogEntry entry)
    {
        lock (gate)
        {
            if (closed)
                return;
            lines.Enqueue(entry);
            // The newest say more about what goes on.
            if (lines.Count > MaxLines)
                lines.Dequeue();
        }

        Wake();
    }

    public void AddOutput(string text, int? total)
    {
        lock (gate)
        {
            if (closed || !streams)
                return;
            output.Append(text, 0, Math.Min(text.Length, MaxOutput - output.Length));
            tokens = total ?? tokens;
        }

        Wake();
    }

    /// <summary>Sends until <see cref="Close"/>.</summary>
    public async Task PumpAsync(Patience patience, CancellationToken stopping)
    {
        while (true)
        {
            await wake.Reader.ReadAsync(stopping).ConfigureAwait(false);
            bool last;
            lock (gate)
                last = closed;
            await patience.AskAsync(() => SendAsync(stopping), stopping).ConfigureAwait(false);
            if (last)
                return;
            await Task.Delay(Pause, client.Clock, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing more is taken; what waits is sent, and the pump ends.</summary>
    public void Close()
    {
        lock (gate)
            closed = true;
        Wake();
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        while (NextLines() is { Count: > 0 } batch)
        {
            await QuietlyAsync(() => api.LogAsync(job, batch, stopping)).ConfigureAwait(false);
            lock (gate)
            {
                // Lines that came meanwhile may have pushed out the oldest of these.
                var told = new HashSet<LogEntry>(batch, ReferenceEqualityComparer.Instance);
                while (lines.TryPeek(out var first) && told.Contains(first))
                    lines.Dequeue();
            }
        }

        while (NextPiece() is { } piece)
            await AppendAsync(piece, stopping).ConfigureAwait(false);
    }

    private async Task AppendAsync(OutputBody piece, CancellationToken stopping)
    {
        try
        {
            await api.AppendAsync(job, piece, stopping).ConfigureAwait(false);
            lock (gate)
                sent = piece.Offset + piece.Text.Length;
        }
        catch (OpikApiException refused) when (refused.StatusCode == HttpStatusCode.Conflict)
        {
            await LookAsync(stopping).ConfigureAwait(false);
        }
        catch (OpikApiException refused) when (!Patience.IsTransient(refused))
        {
            // A server that shows no growing output, or no more of it: the result will say everything.
            StopStreaming(refused.Message);
        }
    }

    // The run was stopped, or the server has lost what a restart took from its memory.
    private async Task LookAsync(CancellationToken stopping)
    {
        var known = await api.JobAsync(job, stopping).ConfigureAwait(false);
        if (known.Status != "running")
        {
            StopStreaming($"the run is {known.Status}");
            if (known.Status == "cancelled")
                cancelled();
            return;
        }

        var length = await api.OutputLengthAsync(job, stopping).ConfigureAwait(false);
        lock (gate)
        {
            if (length < sent)
                sent = length;
            else
                streams = false;
        }
    }

    private async Task QuietlyAsync(Func<Task> send)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (OpikApiException refused) when (!Patience.IsTransient(refused))
        {
            LogRefused(client.Logger, job, refused.Message);
        }
    }

    private void StopStreaming(string reason)
    {
        lock (gate)
            streams = false;
        LogRefused(client.Logger, job, reason);
    }

    private List<LogEntry> NextLines()
    {
        lock (gate)
            return [.. lines.Take(LinesOfCall)];
    }

    private OutputBody? NextPiece()
    {
        lock (gate)
        {
            var length = Math.Min(output.Length - sent, MaxPiece);
            // Half of a character pair is no text.
            if (length > 0 && char.IsHighSurrogate(output[sent + length - 1]))
                length--;
            return streams && length > 0 ? new OutputBody(runner, sent, output.ToString(sent, length), tokens) : null;
        }
    }

    private void Wake() => wake.Writer.TryWrite(true);

    [LoggerMessage(7004, LogLevel.Debug, "Run {Job}: the server takes no more of it: {Reason}")]
    private static partial void LogRefused(ILogger logger, Guid job, string reason);
}
