using System.Diagnostics;
using Microsoft.Extensions.AI;
using Opik.Activities;

namespace Opik.Extensions.AI.Tools;

/// <summary>
/// Two ways to see the functions a <see cref="FunctionInvokingChatClient"/> calls. Where it is behind us, it is given functions
/// that trace themselves. Where it is in front of us, it asks the client behind it for a source of activities, and whether they
/// may hold arguments and results: unless an <see cref="OpenTelemetryChatClient"/> answers, we do, and our listener makes spans of
/// its activities.
/// </summary>
internal sealed class ToolTelemetry : IDisposable
{
    private readonly bool _isInFront;
    private readonly OpenTelemetryChatClient _answer;
    private readonly ActivitySource _source = new(DefaultActivitySources.Tools);

    public ToolTelemetry(IChatClient inner)
    {
        _isInFront = inner.GetService<FunctionInvokingChatClient>() is not null;
        // It only says that content may be recorded; no call goes through it.
        _answer = new OpenTelemetryChatClient(new NoCalls(), sourceName: DefaultActivitySources.Tools) { EnableSensitiveData = true };
    }

    /// <summary>What a client in front asks for; null: not ours to answer.</summary>
    public object? GetService(Type serviceType) =>
        serviceType == typeof(ActivitySource) ? _source : serviceType == typeof(OpenTelemetryChatClient) ? _answer : null;

    /// <summary>The options with functions that trace themselves, where functions are called behind us; else as they are.</summary>
    public ChatOptions? Traced(ChatOptions? options, OpikClient client)
    {
        if (!_isInFront || options?.Tools is not { Count: > 0 } tools)
            return options;
        var traced = options.Clone();
        traced.Tools = [.. tools.Select(tool => tool is AIFunction function and not TracedFunction ? new TracedFunction(function, client) : tool)];
        return traced;
    }

    public void Dispose()
    {
        _source.Dispose();
        _answer.Dispose();
    }

    private sealed class NoCalls : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("This client answers questions about telemetry, it calls no model.");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("This client answers questions about telemetry, it calls no model.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
