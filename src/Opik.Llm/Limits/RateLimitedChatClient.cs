using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Keeps the limits of a <see cref="ChatLimiter"/>. Where the provider refuses a call because of limits of its own, all calls
/// wait as long as it asks for, and the refused one is repeated; a stream only before its first piece.
/// </summary>
public sealed class RateLimitedChatClient : DelegatingChatClient
{
    private const int CharactersOfToken = 4;
    private const int UnknownAnswer = 256;
    private readonly ChatLimiter _limiter;

    /// <param name="inner">The client; it tells refusals by <see cref="ChatException"/>.</param>
    /// <param name="limiter">Keeps the limits; it is not disposed.</param>
    public RateLimitedChatClient(IChatClient inner, ChatLimiter limiter)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        _limiter = limiter;
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        for (var retries = 0; ; retries++)
        {
            using var lease = await _limiter.AcquireAsync(Guess(asked, options), cancellationToken).ConfigureAwait(false);
            try
            {
                var response = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
                lease.Settle(response.Usage?.TotalTokenCount);
                return response;
            }
            catch (ChatException refusal) when (Pause(refusal, retries) is { } pause)
            {
                lease.Settle(0);
                _limiter.Pause(pause);
            }
        }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        for (var retries = 0; ; retries++)
        {
            using var lease = await _limiter.AcquireAsync(Guess(asked, options), cancellationToken).ConfigureAwait(false);
            await using var updates = base.GetStreamingResponseAsync(asked, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            bool any;
            try
            {
                any = await updates.MoveNextAsync().ConfigureAwait(false);
            }
            catch (ChatException refusal) when (Pause(refusal, retries) is { } pause)
            {
                lease.Settle(0);
                _limiter.Pause(pause);
                continue;
            }

            for (; any; any = await updates.MoveNextAsync().ConfigureAwait(false))
            {
                if (updates.Current.Contents.OfType<UsageContent>().LastOrDefault() is { } usage)
                    lease.Settle(usage.Details.TotalTokenCount);
                yield return updates.Current;
            }

            yield break;
        }
    }

    // How long to wait before the call is repeated; null: it is not.
    private TimeSpan? Pause(ChatException refusal, int retries)
    {
        if (refusal.Status is not (429 or 503 or 529) || retries >= _limiter.Limits.Retries)
            return null;
        var pause = refusal.RetryAfter ?? TimeSpan.FromSeconds(1 << retries);
        return pause <= _limiter.Limits.LongestPause ? pause : null;
    }

    private static long Guess(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options) =>
        (messages.Sum(static message => (long)message.Text.Length) / CharactersOfToken) + (options?.MaxOutputTokens ?? UnknownAnswer);
}
