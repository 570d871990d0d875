using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Studio.Answers;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Explaining;

/// <summary>What models say about trials, of any optimization.</summary>
internal sealed class ExplanationEndpoints(RequestBody body, IOptimizations optimizations, ITrialExplanations explanations, TrialExplainer explainer, ModelCalls models)
{
    public async Task FindAsync(HttpContext http)
    {
        var optimization = await RequireAsync(http);
        var found = await explanations.FindAsync(http.Scope(), optimization.Id, http.RequestAborted);
        await http.WriteDtoAsync(200, new ContentAnswer<TrialExplanationAnswer>([.. found.Select(TrialExplanationAnswer.Of)]));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var optimization = await RequireAsync(http);
        var request = await body.ReadDtoAsync<ExplanationBody>(http);
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "experimentId", request.ExperimentId);
        violations.ThrowIfAny();
        var model = string.IsNullOrWhiteSpace(request.Model) ? ModelOf(optimization) : request.Model;
        if (string.IsNullOrWhiteSpace(model))
            throw ApiException.BadRequest("model: the optimization names no model, say which one is to explain");
        try
        {
            using var client = await models.ClientAsync(scope, model, http.RequestAborted);
            var explanation = await explainer.ExplainAsync(scope, optimization.Id, request.ExperimentId!.Value, client, model, http.RequestAborted);
            http.Response.Headers.Location = http.OriginalUrl();
            await http.WriteDtoAsync(StatusCodes.Status201Created, TrialExplanationAnswer.Of(explanation));
        }
        catch (ChatException refusal)
        {
            throw ApiException.BadRequest($"model: {refusal.Message}");
        }
    }

    // The model that thought about prompts; of a run elsewhere nothing is known.
    private static string? ModelOf(Optimization optimization)
    {
        if (optimization.StudioConfig is not { IsEmpty: false } json)
            return null;
        var config = StudioConfigBody.Read(json);
        return string.IsNullOrWhiteSpace(config.ReasoningModel) ? config.LlmModel?.Model : config.ReasoningModel;
    }

    private async Task<Optimization> RequireAsync(HttpContext http) =>
        (await optimizations.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound($"Optimization id: {http.RouteId():D} not found")).Optimization;
}
