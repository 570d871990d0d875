using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Opik.Llm.Tests;

/// <summary>A client that answers what a test has written for each call.</summary>
internal sealed class ScriptedClient(params Func<ChatResponse>[] answers) : IChatClient
{
    private int _calls;

    public ConcurrentQueue<IReadOnlyList<ChatMessage>> Asked { get; } = [];

    public ConcurrentQueue<ChatOptions?> Options { get; } = [];

    public static ScriptedClient Texts(params string[] texts) => new([.. texts.Select(text => (Func<ChatResponse>)(() => Text(text)))]);

    public static ChatResponse Text(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = "m", FinishReason = ChatFinishReason.Stop, Usage = new() { InputTokenCount = 10, OutputTokenCount = 5, TotalTokenCount = 15 } };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Enqueue([.. messages]);
        Options.Enqueue(options);
        var call = Interlocked.Increment(ref _calls) - 1;
        return Task.FromResult(answers[Math.Min(call, answers.Length - 1)]());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, "m") : null;

    public void Dispose()
    {
    }
}
