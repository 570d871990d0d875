using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Tests.Judges;

/// <summary>A model that answers what it was told to answer, in order, and remembers what it was asked.</summary>
internal sealed class ScriptedChatClient(params IEnumerable<string?> outputs) : IChatClient
{
    private readonly ConcurrentQueue<string?> _outputs = new(outputs);
    private readonly ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> _calls = new();

    public IReadOnlyList<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Calls => [.. _calls];

    /// <summary>Added to every answer.</summary>
    public AdditionalPropertiesDictionary? Properties { get; init; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _calls.Enqueue(([.. messages], options));
        if (!_outputs.TryDequeue(out var output))
            throw new InvalidOperationException("The model was asked more often than the test expects.");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, output)) { ModelId = "scripted", FinishReason = ChatFinishReason.Stop, AdditionalProperties = Properties });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
