using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Notes what a call has cost on the activity that <see cref="OpenTelemetryChatClient"/> has around it; the conventions know
/// no attribute for it, so that client writes none.
/// </summary>
internal sealed class CostTaggingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const string Source = "Experimental.Microsoft.Extensions.AI";
    private const string Attribute = "gen_ai.usage.cost";

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        Tag(Activity.Current, response.AdditionalProperties);
        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Between two pieces the caller's own activities may be current.
        var activity = Activity.Current;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            Tag(activity, update.AdditionalProperties);
            yield return update;
        }
    }

    private static void Tag(Activity? activity, AdditionalPropertiesDictionary? properties)
    {
        if (activity?.Source.Name == Source && properties?.TryGetValue(ChatModelProperties.TotalCost, out var cost) is true && cost is decimal sum)
            activity.SetTag(Attribute, (double)sum);
    }
}
