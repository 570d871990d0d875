using Opik.Server.Hosting;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Annotation queues.</summary>
internal sealed class AnnotationQueuesFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
