using Opik.Server.Hosting;

namespace Opik.Server.Features.Jobs;

/// <summary>Background jobs. A feature that has some registers an <see cref="IJobHandler"/>.</summary>
internal sealed class JobsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<WriterPace>();
        services.AddHostedService<JobWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        // Jobs are seen through the features that start them.
    }
}
