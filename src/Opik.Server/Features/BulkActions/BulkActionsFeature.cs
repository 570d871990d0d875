using Opik.Server.Features.BulkActions.Actions;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.BulkActions;

/// <summary>Actions on many rows, named or meant by a query: an extension of ours.</summary>
internal sealed class BulkActionsFeature : IFeature
{
    private const string Root = "/v1/private/bulk-actions";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SelectedRows>();
        services.AddSingleton<BulkActionEndpoints>();
        services.AddSingleton<IJobHandler, BulkActionJob>();
        services.AddSingleton<IBulkAction, TagRows>();
        services.AddSingleton<IBulkAction, DeleteRows>();
        services.AddSingleton<IBulkAction, DatasetRows>();
        services.AddSingleton<IBulkAction, QueueRows>();
        services.AddSingleton<IBulkAction, UnqueueRows>();
        services.AddSingleton<IBulkAction, EvaluateRows>();
        services.AddSingleton<IBulkAction, EnableRows>();
        services.AddSingleton<IBulkAction, DisableRows>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<BulkActionEndpoints>(Root, static (e, http) => e.StartAsync(http))
            .Says("Starts an action on many rows").Takes<BulkActionBody>().Gives<BulkActionView>(202);
        api.Get<BulkActionEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Actions that wait or go on, and those that ended lately").Gives<ContentAnswer<BulkActionView>>()
            .Asks(Query.Id("project_id"));
        api.Get<BulkActionEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One action with its progress").Gives<BulkActionView>();
        api.Post<BulkActionEndpoints>(Root + "/{id}/undo", static (e, http) => e.UndoAsync(http))
            .Says("Takes back an action that has not begun").TakesNothing().GivesNothing();
        api.Post<BulkActionEndpoints>(Root + "/{id}/cancel", static (e, http) => e.CancelAsync(http))
            .Says("Stops an action on its way").TakesNothing().GivesNothing();
    }
}
