using Opik.Contracts;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.ProviderKeys;
using Opik.Server.Features.Studio.Answers;
using Opik.Server.Features.Studio.Metrics;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Studio;

/// <summary>Says beforehand what a run takes, and everything that is wrong with it; asks no model.</summary>
internal sealed class StudioEstimates(RequestBody body, StudioPlanner planner, ModelResolver resolver, ISpanCost prices)
{
    private const int CharactersOfToken = 4;

    // Of an answer, and of a judgement.
    private const int UsualAnswer = 300;

    public async Task EstimateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<StudioEstimateBody>(http);
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "studioConfig", request.StudioConfig);
        violations.ThrowIfAny();
        var config = StudioConfigBody.Read(request.StudioConfig!.Value);
        config.Check(violations);
        violations.ThrowIfAny();
        var (plan, rows) = await planner.PlanAsync(http.Scope(), config, request.ObjectiveName, request.ProjectId, request.ProjectName, http.RequestAborted);
        // A judge first writes its steps, once.
        var judges = plan.Metrics.Count(static metric => metric.Type == MetricTypes.GEval);
        var perTrial = rows.Count * (1 + judges);
        var trials = plan.Trials + 1;
        var calls = ((long)perTrial * trials) + judges;
        await http.WriteDtoAsync(200, new StudioEstimateAnswer(rows.Count, perTrial, trials, calls, await CostAsync(http.Scope(), plan, rows, judges, http.RequestAborted) * trials));
    }

    // Of a trial.
    private async Task<double?> CostAsync(Scope scope, StudioPlan plan, IReadOnlyList<OptimizationRow> rows, int judges, CancellationToken cancellationToken)
    {
        var model = await resolver.ResolveAsync(scope, plan.Model, cancellationToken);
        var prompt = rows.Sum(row => plan.Messages.Sum(message => (long)PromptTemplate.Fill(message.Content, row.Data).Length)) / CharactersOfToken;
        var judged = rows.Sum(static row => (long)row.Data.ToJsonString().Length) / CharactersOfToken;
        var usage = new Dictionary<string, long>
        {
            ["prompt_tokens"] = prompt + (judges * (judged + (2L * UsualAnswer * rows.Count))),
            ["completion_tokens"] = (1L + judges) * UsualAnswer * rows.Count,
        };
        return (double?)prices.Estimate(model.Model, model.Endpoint.Provider.SpanName(), usage, null);
    }
}
