using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Counts calls and costs of a client for its run.</summary>
internal sealed class SpendingChatClient(IChatClient inner, StudioSpending spending, bool isOfRow) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        await spending.AddAsync(CostOf(response), isOfRow);
        return response;
    }

    /// <summary>USD; null: unknown.</summary>
    public static decimal? CostOf(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(ChatModelProperties.TotalCost, out var cost) is true ? cost as decimal? : null;
}
