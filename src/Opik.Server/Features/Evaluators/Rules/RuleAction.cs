namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>What a rule does, on the wire. Only the first is served; the other is a name of the published document.</summary>
internal enum RuleAction
{
    /// <summary>It scores.</summary>
    Evaluator,

    /// <summary>Queues have an automation of their own.</summary>
    AnnotationQueueRouter,
}
