using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Opik.Rest;

/// <content>Lists that arrive as lines of JSON.</content>
internal sealed partial class OpikRest
{
    /// <summary>
    /// Reads a list page after page until a page is short. The next page begins after the last id that the server sent, even if
    /// that line could not be read; a connection that breaks is taken up again from there with half the page.
    /// </summary>
    /// <param name="stream">What to read.</param>
    /// <param name="maxResults">Most items; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">The server refused, failed half-way, or (strict) sent a line that cannot be read.</exception>
    /// <exception cref="OpikConnectionException">The connection broke again and again.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(RestStream<T> stream, long? maxResults = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = maxResults ?? long.MaxValue;
        var (pageSize, unreadable) = (stream.PageSize, 0L);
        string? cursor = null;
        for (var goOn = left > 0; goOn;)
        {
            var limit = (int)Math.Min(pageSize, left);
            var (sent, from, broken) = (0, cursor, false);
            await using var lines = await OpenAsync(stream.Path, stream.Body(cursor, limit), cancellationToken).ConfigureAwait(false);
            while (left > 0)
            {
                byte[]? line;
                try
                {
                    line = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception failure) when (RetrySchedule.IsTransient(failure) && !cancellationToken.IsCancellationRequested)
                {
                    if (limit == 1)
                        throw Unreachable(failure);
                    LogBrokenStream(logger, stream.Path, failure.Message, pageSize = Math.Max(1, limit / 2));
                    broken = true;
                    break;
                }

                if (line is null)
                    break;
                var look = StreamLine.Of(line, stream.CursorMember);
                if (look.IsFailure)
                    throw new RestResponse(HttpStatusCode.InternalServerError, line) { Request = $"POST {stream.Path}" }.ToException();
                sent++;
                cursor = look.Cursor ?? cursor;
                if (TryRead(line, stream, out var item))
                {
                    left--;
                    yield return item;
                }
                else
                {
                    unreadable++;
                }
            }

            // A page that did not move the cursor would come again for ever.
            goOn = left > 0 && (broken || (sent >= limit && cursor != from));
        }

        if (unreadable > 0)
            LogUnreadable(logger, stream.Path, unreadable);
    }

    private static bool TryRead<T>(byte[] line, RestStream<T> stream, out T item)
    {
        try
        {
            item = JsonSerializer.Deserialize(line, stream.Type)!;
            return item is not null;
        }
        catch (JsonException malformed)
        {
            if (stream.Strict)
                throw new OpikApiException(HttpStatusCode.OK, $"POST {stream.Path} sent a line that cannot be read: {malformed.Message}");
            item = default!;
            return false;
        }
    }

    private async Task<LineReader> OpenAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonBody.Create(json, level) };
                var response = await SendHeadersAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                    return new LineReader(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), ReadTimeout);
                using (response)
                {
                    var answer = Describe(request, response) with { Body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) };
                    var limited = answer.RateLimitReset is not null && (int)answer.Status == 429;
                    if (!limited && (attempt >= RetrySchedule.Attempts || !RetrySchedule.IsTransient(answer.Status)))
                        throw answer.ToException();
                    pause = limited ? RetrySchedule.RateLimitPause(answer.RateLimitReset!.Value) : RetrySchedule.Pause(attempt, answer.RetryAfter);
                    attempt -= limited ? 1 : 0;
                    LogStatusRetry(logger, answer.Request, (int)answer.Status, attempt, pause);
                }
            }
            catch (Exception failure) when (RetrySchedule.IsTransient(failure) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt >= RetrySchedule.Attempts)
                    throw Unreachable(failure);
                pause = RetrySchedule.Pause(attempt, null);
                LogConnectionRetry(logger, Address, failure.Message, attempt, pause);
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendHeadersAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadTimeout);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {ReadTimeout.TotalSeconds:0} s.", late);
        }
    }

    [LoggerMessage(1204, LogLevel.Warning, "Reading {Path} was cut off ({Reason}); it goes on with pages of {PageSize}.")]
    private static partial void LogBrokenStream(ILogger logger, string path, string reason, int pageSize);

    [LoggerMessage(1205, LogLevel.Warning, "{Path}: {Count} records could not be read and were left out.")]
    private static partial void LogUnreadable(ILogger logger, string path, long count);
}
