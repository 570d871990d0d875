using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Counts the calls of a client with a <see cref="ChatMeter"/>. Streams count when they are done; those left early count as failed.</summary>
public sealed class MeteredChatClient : DelegatingChatClient
{
    private readonly ChatMeter _meter;
    private readonly ChatClientMetadata? _metadata;

    /// <param name="inner">The client.</param>
    /// <param name="meter">Counts.</param>
    public MeteredChatClient(IChatClient inner, ChatMeter meter)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(meter);
        (_meter, _metadata) = (meter, inner.GetService<ChatClientMetadata>());
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            Record(options, response);
            return response;
        }
        catch
        {
            _meter.RecordFailure(_metadata?.ProviderName, Model(options));
            throw;
        }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var usage = new UsageDetails();
        AdditionalPropertiesDictionary? properties = null;
        var isDone = false;
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                foreach (var content in update.Contents.OfType<UsageContent>())
                    usage.Add(content.Details);
                properties = update.AdditionalProperties ?? properties;
                yield return update;
            }

            isDone = true;
        }
        finally
        {
            if (isDone)
                _meter.Record(_metadata?.ProviderName, Model(options), usage, Cost(properties));
            else
                _meter.RecordFailure(_metadata?.ProviderName, Model(options));
        }
    }

    private void Record(ChatOptions? options, ChatResponse response) => _meter.Record(_metadata?.ProviderName, Model(options), response.Usage, Cost(response.AdditionalProperties));

    private string Model(ChatOptions? options) => options?.ModelId ?? _metadata?.DefaultModelId ?? "unknown";

    private static decimal? Cost(AdditionalPropertiesDictionary? properties) => properties?.TryGetValue(ChatModelProperties.TotalCost, out var cost) is true ? cost as decimal? : null;
}
