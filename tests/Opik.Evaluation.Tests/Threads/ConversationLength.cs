using Opik.Evaluation.Conversations;

namespace Opik.Evaluation.Tests.Threads;

/// <summary>Counts messages; fails on a conversation that has the given word in it.</summary>
internal sealed class ConversationLength(string name = "length", string? failsOn = null) : Metric(name)
{
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("conversation")];

    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        var messages = ConversationMessage.ListFrom(arguments);
        if (failsOn is not null && messages.Any(message => message.Text!.Contains(failsOn, StringComparison.Ordinal)))
            throw new MetricComputationException($"'{failsOn}' was said.");
        return ValueTask.FromResult(new ScoreResult(Name, messages.Count) { Reason = string.Join(" / ", messages.Select(message => message.Text + string.Concat((message.Context ?? []).Select(context => $" [{context}]")))) });
    }
}
