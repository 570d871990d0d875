using System.Collections.Frozen;
using Opik.Contracts;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// What a span did, from what its sender calls it. Agents, chains, workflows and retrievals are general steps, whatever
/// model or token count they carry beside.
/// </summary>
internal static class SpanTypes
{
    /// <summary>Values of <c>gen_ai.operation.name</c>: https://opentelemetry.io/docs/specs/semconv/gen-ai/.</summary>
    private static readonly FrozenDictionary<string, SpanType> Operations = Table(
        (SpanType.Llm, ["chat", "completion", "text_completion", "generate_content", "embeddings", "embedding", "responses", "message", "messages"]),
        (SpanType.Tool, ["execute_tool", "tool", "tool_call"]),
        (SpanType.General, ["invoke_agent", "create_agent", "invoke_workflow", "agent_step", "plan", "handoff", "retrieval", "model_chunk"]));

    /// <summary>Kinds of OpenInference, Traceloop, Langfuse, Mastra, Claude Code, Logfire and the AI SDK.</summary>
    private static readonly FrozenDictionary<string, SpanType> Kinds = Table(
        (SpanType.Llm, [
            "llm", "embedding", "generation", "model_generation", "model_inference", "llm_generation", "llm_request",
            "ai.generateText.doGenerate", "ai.streamText.doStream", "ai.generateObject.doGenerate", "ai.streamObject.doStream",
            "ai.embed.doEmbed", "ai.embedMany.doEmbed"]),
        (SpanType.Tool, ["tool", "tool_call", "mcp_tool_call", "tool.execution", "ai.toolCall"]),
        (SpanType.Guardrail, ["guardrail"]),
        (SpanType.General, [
            "agent", "chain", "task", "workflow", "retriever", "reranker", "evaluator", "prompt", "decision", "span", "event",
            "interaction", "hook", "tool.blocked_on_user", "generic", "agent_run", "workflow_run", "workflow_step", "model_step",
            "model_chunk", "processor_run", "ai.generateText", "ai.streamText", "ai.generateObject", "ai.streamObject", "ai.embed", "ai.embedMany"]));

    /// <summary>The type of an operation; null when the name says nothing.</summary>
    public static SpanType? OfOperation(string? operation) => Find(Operations, operation);

    /// <summary>The type of a span by its name alone; null for nearly all of them.</summary>
    // Microsoft.Extensions.AI says no operation where it calls tools in rounds, but sums up the tokens of the rounds.
    public static SpanType? OfName(string name) => name == "orchestrate_tools" ? SpanType.General : null;

    /// <summary>The type of a kind; null when the name says nothing.</summary>
    public static SpanType? OfKind(string? kind) => Find(Kinds, kind);

    private static SpanType? Find(FrozenDictionary<string, SpanType> table, string? name) =>
        name is not null && table.TryGetValue(name.Trim(), out var type) ? type : null;

    private static FrozenDictionary<string, SpanType> Table(params (SpanType Type, string[] Names)[] rows) =>
        rows.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Type))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
