using Opik.Contracts;
using Opik.Server.Features.Evaluators.Judging;
using Opik.Server.Features.Evaluators.Manual;
using Opik.Server.Features.Evaluators.Online;
using Opik.Server.Features.Evaluators.Rules;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Server.Features.Evaluators.Trying;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators;

/// <summary>Online rules, their logs, and manual evaluation.</summary>
internal sealed class EvaluatorsFeature : IFeature
{
    private const string Root = "/v1/private/automations/evaluators";
    private const string Manual = "/v1/private/manual-evaluation";

    // Several times the largest code, for clients that indent or escape it.
    private static readonly BodySizeLimit BodyLimit = new(8 * RuleRules.CodeBytes);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, RuleRows>();
        services.AddSingleton<RuleReading>();
        services.AddSingleton<RuleEndpoints>();
        services.AddSingleton<RuleLogEndpoint>();
        services.AddSingleton<ManualEvaluationEndpoints>();
        services.AddSingleton<ScoringQueue>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<RuleFilters>();
        services.AddSingleton<JudgeVariables>();
        services.AddSingleton<Judge>();
        services.AddSingleton<RuleRun>();
        services.AddSingleton<RuleTrials>();
        services.AddSingleton<RuleTrialEndpoint>();
        services.AddSingleton<IJobHandler, ScoringJob>();
        services.AddSingleton<LeftOutNotes>();
        services.AddSingleton<ScoringBuffer>();
        services.AddSingleton<OnlineScoring>();
        services.Decorate<ITraceWrites>(static (provider, inner) => new ScoredTraceWrites(inner, provider.GetRequiredService<OnlineScoring>()));
        services.Decorate<ISpanWrites>(static (provider, inner) => new ScoredSpanWrites(inner, provider.GetRequiredService<OnlineScoring>()));
        services.Decorate<IThreadWrites>(static (provider, inner) => new ScoredThreadWrites(inner, provider.GetRequiredService<OnlineScoring>()));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RuleEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Rules that score what is logged").Gives<PageAnswer<RuleView>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Text("id"), Query.Name, Query.Filters, Query.Sorting]);
        api.Post<RuleEndpoints>(Root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit)
            .Says("Makes a rule").Takes<RuleBody>().GivesCreated();
        api.Post<RuleEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes rules").Takes<IdsBody>().GivesNothing()
            .Asks(Query.Id("project_id"));
        api.Post<RuleTrialEndpoint>(Root + "/dry-run", static (e, http) => e.TryAsync(http)).WithMetadata(BodyLimit)
            .Says("What a rule would say of some rows").Takes<RuleTrialBody>().Gives<RuleTrialsShape>();
        api.Get<RuleEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One rule").Gives<RuleView>()
            .Asks(Query.Id("project_id"));
        api.Patch<RuleEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit)
            .Says("Changes a rule").Takes<RuleBody>().GivesNothing();
        api.Get<RuleLogEndpoint>(Root + "/{id}/logs", static (e, http) => e.ReadAsync(http))
            .Says("Log lines of a rule, newest first").Gives<PageAnswer<RuleLogView>>()
            .Asks(Query.Number("size"));
        api.Post<ManualEvaluationEndpoints>(Manual + "/traces", static (e, http) => e.TracesAsync(http))
            .Says("Applies rules to traces").Takes<ManualEvaluationBody>().Gives<ManualEvaluationShape>(202);
        api.Post<ManualEvaluationEndpoints>(Manual + "/spans", static (e, http) => e.SpansAsync(http))
            .Says("Applies rules to spans").Takes<ManualEvaluationBody>().Gives<ManualEvaluationShape>(202);
        api.Post<ManualEvaluationEndpoints>(Manual + "/threads", static (e, http) => e.ThreadsAsync(http))
            .Says("Applies rules to threads").Takes<ManualEvaluationBody>().Gives<ManualEvaluationShape>(202);
    }
}
