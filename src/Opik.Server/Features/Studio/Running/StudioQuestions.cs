using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Contracts;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Asks the model that thinks about prompts, and leaves a trace of it.</summary>
internal sealed class StudioQuestions(ITraceWrites traces, ISpanWrites spans, TimeProvider clock)
{
    /// <summary>The answer; null: it did not follow the schema.</summary>
    /// <exception cref="OptimizationException">The model refused.</exception>
    public async Task<JsonObject?> AskAsync(Scope scope, StudioPlan plan, Guid optimization, IChatClient client, ModelQuestion question, CancellationToken cancellationToken)
    {
        var begin = clock.GetUtcNow().UtcDateTime;
        try
        {
            var messages = question.Messages.Select(static message => new ChatMessage(message.Role == "system" ? ChatRole.System : ChatRole.User, message.Content));
            var options = new StructuredOutputOptions { Chat = new ChatOptions { Seed = question.Seed } };
            var answer = await StructuredOutput.AskAsync(client, messages, question.Schema, options, cancellationToken);
            await WriteAsync(scope, plan, optimization, question, answer, begin);
            return answer.Value as JsonObject;
        }
        catch (StructuredOutputException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        catch (ChatException refusal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new OptimizationException($"The model {plan.ReasoningModel} that thinks about prompts failed: {refusal.Message}", refusal);
        }
    }

    private async Task WriteAsync(Scope scope, StudioPlan plan, Guid optimization, ModelQuestion question, StructuredAnswer<JsonNode> answer, DateTime begin)
    {
        var trace = UuidV7.Create(clock);
        var end = clock.GetUtcNow().UtcDateTime;
        var input = StudioPlanner.Json(new JsonObject { ["messages"] = new JsonArray([.. question.Messages.Select(static message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content })]) });
        var output = StudioPlanner.Json(new JsonObject { ["output"] = answer.Response.Text });
        await traces.UpsertAsync(
            scope,
            [new Trace { Id = trace, ProjectId = plan.ProjectId, Name = "optimization_algorithm", StartTime = begin, EndTime = end, Input = input, Output = output, Tags = [optimization.ToString(), "Prompt Optimization"], Source = EntitySource.Optimization }],
            CancellationToken.None);
        var span = new Span
        {
            Id = UuidV7.Create(clock),
            ProjectId = plan.ProjectId,
            TraceId = trace,
            Name = question.Key,
            Type = SpanType.Llm,
            StartTime = begin,
            EndTime = end,
            Input = input,
            Output = output,
            Model = answer.Response.ModelId ?? plan.ReasoningModel,
            Usage = Usage(answer.Usage),
            TotalEstimatedCost = SpendingChatClient.CostOf(answer.Response),
            Source = EntitySource.Optimization,
        };
        await spans.UpsertAsync(scope, [span], CancellationToken.None);
    }

    private static Dictionary<string, long>? Usage(UsageDetails? usage) => usage is null ? null : new()
    {
        ["prompt_tokens"] = usage.InputTokenCount ?? 0,
        ["completion_tokens"] = usage.OutputTokenCount ?? 0,
        ["total_tokens"] = usage.TotalTokenCount ?? ((usage.InputTokenCount ?? 0) + (usage.OutputTokenCount ?? 0)),
    };
}
