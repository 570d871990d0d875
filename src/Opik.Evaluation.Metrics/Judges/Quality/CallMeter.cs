using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>Counts what goes through a client: calls, tokens and, where the price is known, cost. Give it to a judge as its model.</summary>
public sealed class CallMeter : DelegatingChatClient
{
    private readonly Lock _lock = new();
    private ModelUse _use = new(0, 0, 0, 0, 0);

    /// <param name="inner">The client that answers.</param>
    public CallMeter(IChatClient inner)
        : base(inner)
    {
    }

    /// <summary>What was used so far.</summary>
    public ModelUse Use
    {
        get
        {
            lock (_lock)
                return _use;
        }
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        Count(response.Usage, response.AdditionalProperties);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        var response = updates.ToChatResponse();
        Count(response.Usage, response.AdditionalProperties);
    }

    private void Count(UsageDetails? usage, AdditionalPropertiesDictionary? properties)
    {
        var cost = properties?.TryGetValue(ChatModelProperties.TotalCost, out var value) is true && value is decimal known ? known : (decimal?)null;
        lock (_lock)
        {
            _use = new ModelUse(
                _use.Calls + 1,
                _use.InputTokens + (usage?.InputTokenCount ?? 0),
                _use.OutputTokens + (usage?.OutputTokenCount ?? 0),
                _use.Cost + (cost ?? 0),
                _use.UnpricedCalls + (cost is null ? 1 : 0));
        }
    }
}
