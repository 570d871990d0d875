using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Opik.Rest;

/// <summary>Requests to the server: addresses, headers, compression, time limits and repetition.</summary>
internal sealed partial class OpikRest : IDisposable
{
    /// <summary>Longest wait for an answer, and between two pieces of one.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(100);

    private readonly HttpClient http;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly int? level;

    /// <param name="options">Valid settings; later changes have no effect.</param>
    /// <param name="logger">Null: silent.</param>
    /// <param name="clock">Measures pauses; null: the system's.</param>
    public OpikRest(OpikOptions options, ILogger? logger = null, TimeProvider? clock = null)
    {
        http = OpikHttpClient.Create(options);
        level = options.EnableJsonRequestCompression ? options.RequestCompressionLevel : null;
        this.logger = logger ?? NullLogger.Instance;
        this.clock = clock ?? TimeProvider.System;
    }

    /// <summary>Address of the API with its closing slash.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The connections themselves, for delivery, which repeats by rules of its own.</summary>
    public HttpClient Http => http;

    /// <summary>Sends JSON and gives the answer, of whatever status.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Below <see cref="Address"/>: <c>v1/private/traces</c>.</param>
    /// <param name="json">UTF-8 JSON; empty: no body.</param>
    /// <param name="retry">What to do about failures.</param>
    /// <param name="compressionLevel">Level of gzip, 0-9; null: that of the settings. Has no effect when compression is off.</param>
    /// <param name="cancellationToken">Ends the attempt and every pause.</param>
    /// <exception cref="OpikConnectionException">The server could not be reached or did not answer in time.</exception>
    public Task<RestResponse> SendAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte> json = default,
        RetryMode retry = RetryMode.Standard,
        int? compressionLevel = null,
        CancellationToken cancellationToken = default)
    {
        var packing = level is null ? null : compressionLevel ?? level;
        return SendAsync(() => new HttpRequestMessage(method, path) { Content = json.IsEmpty ? null : JsonBody.Create(json, packing) }, retry, cancellationToken);
    }

    /// <summary>Sends a request with any body and gives the answer, of whatever status.</summary>
    /// <param name="make">Makes the request anew for each attempt.</param>
    /// <param name="retry">What to do about failures.</param>
    /// <param name="cancellationToken">Ends the attempt and every pause.</param>
    /// <param name="timeout">Longest attempt; null: <see cref="ReadTimeout"/>.</param>
    /// <exception cref="OpikConnectionException">The server could not be reached or did not answer in time.</exception>
    public async Task<RestResponse> SendAsync(Func<HttpRequestMessage> make, RetryMode retry, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var last = retry == RetryMode.None || attempt >= RetrySchedule.Attempts;
            TimeSpan pause;
            try
            {
                var response = await AttemptAsync(make, timeout ?? ReadTimeout, cancellationToken).ConfigureAwait(false);
                if (retry == RetryMode.Standard && (int)response.Status == 429 && response.RateLimitReset is { } reset)
                {
                    attempt--;
                    pause = RetrySchedule.RateLimitPause(reset);
                    LogRateLimit(logger, response.Request, pause);
                }
                else if (last || !RetrySchedule.IsTransient(response.Status))
                {
                    return response;
                }
                else
                {
                    pause = RetrySchedule.Pause(attempt, response.RetryAfter);
                    LogStatusRetry(logger, response.Request, (int)response.Status, attempt, pause);
                }
            }
            catch (Exception failure) when (RetrySchedule.IsTransient(failure) && !cancellationToken.IsCancellationRequested)
            {
                if (last)
                    throw Unreachable(failure);
                pause = RetrySchedule.Pause(attempt, null);
                LogConnectionRetry(logger, Address, failure.Message, attempt, pause);
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<RestResponse> AttemptAsync(Func<HttpRequestMessage> make, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var request = make();
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return Describe(request, response) with { Body = body };
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {timeout.TotalSeconds:0} s.", late);
        }
    }

    private RestResponse Describe(HttpRequestMessage request, HttpResponseMessage response) => new(response.StatusCode, default)
    {
        Request = $"{request.Method} {request.RequestUri!.AbsolutePath}",
        RetryAfter = RateLimitHeaders.RetryAfter(response.Headers, clock),
        RateLimitReset = RateLimitHeaders.Reset(response.Headers),
        RateLimitRemaining = RateLimitHeaders.Left(response.Headers),
        Location = response.Headers.Location,
        Headers = response.Headers,
    };

    private OpikConnectionException Unreachable(Exception failure) =>
        new($"The Opik server at {Address} cannot be reached: {failure.Message} Check that it runs and that OPIK_URL_OVERRIDE is right.", failure);

    [LoggerMessage(1201, LogLevel.Information, "{Request}: rate limit used up, next attempt in {Pause}.")]
    private static partial void LogRateLimit(ILogger logger, string request, TimeSpan pause);

    [LoggerMessage(1202, LogLevel.Information, "{Request} was answered with {Status} at attempt {Attempt}, next in {Pause}.")]
    private static partial void LogStatusRetry(ILogger logger, string request, int status, int attempt, TimeSpan pause);

    [LoggerMessage(1203, LogLevel.Information, "No connection to {Address} ({Reason}) at attempt {Attempt}, next in {Pause}.")]
    private static partial void LogConnectionRetry(ILogger logger, Uri address, string reason, int attempt, TimeSpan pause);
}
