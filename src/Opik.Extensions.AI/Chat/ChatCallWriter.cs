using Microsoft.Extensions.AI;

namespace Opik.Extensions.AI.Chat;

/// <summary>Writes request and answer of a chat onto its span.</summary>
internal static class ChatCallWriter
{
    /// <summary>What the request says.</summary>
    public static void WriteRequest(ModelCallSpan call, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool isStream, OpikMiddlewareOptions how) => Guard(call, () =>
    {
        if (how.CaptureInput)
            call.Span.SetInputJson(ChatPayloads.Input(messages, options));
        call.SetMetadata("created_from", "Microsoft.Extensions.AI");
        if (isStream)
            call.SetMetadata("stream", true);
        if (options is not null)
            WriteParameters(call, options);
    });

    /// <summary>What the answer says.</summary>
    public static void WriteAnswer(ModelCallSpan call, ChatResponse response, OpikMiddlewareOptions how) => Guard(call, () =>
    {
        if (how.CaptureOutput)
            call.Span.SetOutputJson(ChatPayloads.Output(response.Messages, response.FinishReason));
        call.SetModel(response.ModelId, null);
        if (ChatUsage.Of(response.Usage) is { } usage)
            call.Span.Usage = usage;
        if (response.ResponseId is { } id)
            call.SetMetadata("id", id);
        if (response.FinishReason is { } reason)
            call.SetMetadata("finish_reason", reason.Value);
        SetThread(call, response.ConversationId);
    });

    private static void WriteParameters(ModelCallSpan call, ChatOptions options)
    {
        Set(call, "temperature", options.Temperature);
        Set(call, "top_p", options.TopP);
        Set(call, "top_k", options.TopK);
        Set(call, "max_tokens", options.MaxOutputTokens);
        Set(call, "frequency_penalty", options.FrequencyPenalty);
        Set(call, "presence_penalty", options.PresencePenalty);
        Set(call, "seed", options.Seed);
        Set(call, "parallel_tool_calls", options.AllowMultipleToolCalls);
        if (options.StopSequences is { Count: > 0 } stop)
            call.SetMetadata("stop", stop);
        if (options.Reasoning?.Effort is { } effort)
            call.SetMetadata("reasoning_effort", effort.ToString().ToLowerInvariant());
        if (options.ResponseFormat is ChatResponseFormatJson json)
            call.SetMetadata("response_format", json.Schema is { } schema ? schema : (object)"json_object");
        foreach (var (name, value) in options.AdditionalProperties ?? [])
            call.SetMetadata(name, value);
        SetThread(call, options.ConversationId);
    }

    private static void Set<T>(ModelCallSpan call, string name, T? value)
        where T : struct
    {
        if (value is { } known)
            call.SetMetadata(name, known);
    }

    // As for OpenTelemetry spans: a conversation of the provider is the thread of a trace that is there for the call alone.
    private static void SetThread(ModelCallSpan call, string? conversation)
    {
        if (conversation is null)
            return;
        call.SetMetadata("thread_id", conversation);
        if (call.Span.OpensTrace)
            call.Span.Trace.ThreadId ??= conversation;
    }

    // A content of a kind that throws when it is looked at costs the log, not the call.
    private static void Guard(ModelCallSpan call, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception)
        {
            call.Span.SetMetadata("opik_capture_error", $"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
