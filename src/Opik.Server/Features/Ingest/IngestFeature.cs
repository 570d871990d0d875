using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Ingest;

/// <summary>What traces, spans and threads share: targets of writes, scores, comments.</summary>
internal sealed class IngestFeature : IFeature
{
    private static readonly (string Path, ScoredEntity Kind)[] Kinds =
    [
        ("/v1/private/traces", ScoredEntity.Trace),
        ("/v1/private/spans", ScoredEntity.Span),
    ];

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<WriteTargets>();
        services.AddSingleton<ScoreEndpoints>();
        services.AddSingleton<CommentEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        foreach (var (path, kind) in Kinds)
        {
            api.Put<ScoreEndpoints>($"{path}/feedback-scores", (e, http) => e.PutBatchAsync(http, kind))
            .Says("Scores many entities").Takes<ScoreBatchShape>().GivesNothing();
            api.Put<ScoreEndpoints>($"{path}/{{id}}/feedback-scores", (e, http) => e.PutAsync(http, kind))
            .Says("Scores one entity").Takes<ScoreShape>().GivesNothing();
            api.Post<ScoreEndpoints>($"{path}/{{id}}/feedback-scores/delete", (e, http) => e.DeleteAsync(http, kind))
            .Says("Deletes a score").Takes<ScoreDeletionShape>().GivesNothing();
            api.Get<ScoreEndpoints>($"{path}/feedback-scores/names", (e, http) => e.NamesAsync(http, kind))
            .Says("Names of scores").Gives<ScoreNamesShape>()
            .Asks(Query.Text("type"), Query.Id("project_id"));
            MapComments(api, path, kind);
        }

        const string Threads = "/v1/private/traces/threads";
        api.Put<ScoreEndpoints>($"{Threads}/feedback-scores", static (e, http) => e.PutThreadBatchAsync(http))
            .Says("Scores threads").Takes<ScoreBatchShape>().GivesNothing();
        api.Post<ScoreEndpoints>($"{Threads}/feedback-scores/delete", static (e, http) => e.DeleteOfThreadAsync(http))
            .Says("Deletes scores of a thread").Takes<ThreadScoreDeletionShape>().GivesNothing();
        api.Get<ScoreEndpoints>($"{Threads}/feedback-scores/names", static (e, http) => e.NamesAsync(http, ScoredEntity.Thread))
            .Says("Names of scores of threads").Gives<ScoreNamesShape>()
            .Asks(Query.Id("project_id"));
        MapComments(api, Threads, ScoredEntity.Thread);
    }

    private static void MapComments(IEndpointRouteBuilder api, string path, ScoredEntity kind)
    {
        api.Post<CommentEndpoints>($"{path}/{{id}}/comments", (e, http) => e.AddAsync(http, kind))
            .Says("Adds a comment").Takes<CommentBody>().Gives<CreatedId>(201);
        api.Get<CommentEndpoints>($"{path}/{{entityId}}/comments/{{commentId}}", (e, http) => e.GetAsync(http, kind))
            .Says("One comment").Gives<CommentShape>();
        api.Patch<CommentEndpoints>($"{path}/comments/{{commentId}}", (e, http) => e.UpdateAsync(http, kind))
            .Says("Changes a comment").Takes<CommentBody>().GivesNothing();
        api.Post<CommentEndpoints>($"{path}/comments/delete", (e, http) => e.DeleteAsync(http, kind))
            .Says("Deletes comments").Takes<IdsBody>().GivesNothing();
    }
}
