using Opik.Llm;
using Opik.Server.Features.Evaluators.Judging;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>Applies one rule to one trace, span or thread. Whatever comes of it is told in the log of the rule.</summary>
internal sealed partial class RuleRun(Subjects subjects, RuleFilters filters, Judge judge, IOnlineRuleLogs logs, TimeProvider clock, ILogger<RuleRun> logger)
{
    public async Task ApplyAsync(Scope scope, ScoringPlan plan, OnlineRule rule, Guid id, CancellationToken cancellationToken)
    {
        var log = new RuleLog(logs, clock, scope, rule.Id, plan.Entity, id);
        try
        {
            var subject = plan.IsManual
                ? await AskedForAsync(scope, plan, rule, id, log, cancellationToken)
                : await MatchedAsync(scope, plan, rule, id, cancellationToken);
            if (subject is null)
                return;
            if (rule.Type.IsJudge())
                await judge.ScoreAsync(scope, rule, subject, log, cancellationToken);
            else
                await log.ErrorAsync($"{log.What} was not scored: this server does not run metrics written in Python.", cancellationToken);
        }
        catch (ChatException refusal)
        {
            await log.ErrorAsync($"{log.What} was not scored: {refusal.Message}", cancellationToken);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            LogFailed(logger, rule.Id, id, failure);
            await log.ErrorAsync($"{log.What} was not scored: the server failed.", cancellationToken);
        }
    }

    private async Task<Subject?> AskedForAsync(Scope scope, ScoringPlan plan, OnlineRule rule, Guid id, RuleLog log, CancellationToken cancellationToken)
    {
        if (rule.Type.Scores() != plan.Entity)
        {
            await log.WarnAsync($"{log.What} was left out: the rule scores other things.", cancellationToken);
            return null;
        }

        var subject = await subjects.ReadAsync(scope, plan.Entity, id, cancellationToken);
        if (subject?.ProjectId == plan.ProjectId)
            return subject;
        await log.WarnAsync($"{log.What} was left out: it is not in the project.", cancellationToken);
        return null;
    }

    // What changed since it was queued counts: the rule may be off now, or the trace gone.
    private async Task<Subject?> MatchedAsync(Scope scope, ScoringPlan plan, OnlineRule rule, Guid id, CancellationToken cancellationToken)
    {
        if (!rule.Projects.Any(project => project.Id == plan.ProjectId))
            return null;
        var subject = await subjects.ReadAsync(scope, plan.Entity, id, cancellationToken);
        if (subject is null || subject.ProjectId != plan.ProjectId || !RuleMatch.IsFor(rule, subject))
            return null;
        return RuleMatch.IsOfExperiment(subject) || await filters.HoldAsync(scope, rule, subject, cancellationToken) ? subject : null;
    }

    [LoggerMessage(3320, LogLevel.Warning, "Rule {Rule} could not be applied to {Entity}.")]
    private static partial void LogFailed(ILogger logger, Guid rule, Guid entity, Exception failure);
}
