using System.Globalization;
using Polly;
using Polly.Retry;

namespace Opik.Llm;

/// <summary>
/// Repeats a call that the provider did not take, after about 0.5 and 1 seconds, or as long as the
/// provider asks for when that is no longer than 20 seconds.
/// </summary>
internal sealed class ChatRetry
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <param name="clock">Measures pauses.</param>
    /// <param name="retries">Repetitions at most; 0: none.</param>
    public ChatRetry(TimeProvider clock, int retries) => _pipeline = retries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = retries,
            Delay = TimeSpan.FromSeconds(0.5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnother(attempt.Outcome, clock)),
            DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } response ? AskedPause(response, clock) : null),
            OnRetry = static attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return default;
            },
        })
        .Build();

    /// <summary>Sends until an answer counts.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await send(token), cancellationToken);

    /// <summary>What the headers <c>retry-after-ms</c> (OpenAI) or <c>Retry-After</c>, in seconds or as a date, ask for; null: nothing.</summary>
    public static TimeSpan? AskedPause(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and < 86_400_000)
            return TimeSpan.FromMilliseconds(milliseconds);
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date ? date - clock.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero : null);
    }

    private static bool IsWorthAnother(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        { Result: { } response } => IsTransient((int)response.StatusCode) && (AskedPause(response, clock) ?? TimeSpan.Zero) <= LongestPause,
        { Exception: HttpRequestException failure } => failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError,
        _ => false,
    };

    // 529: Anthropic is overloaded.
    private static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504 or 529;
}
