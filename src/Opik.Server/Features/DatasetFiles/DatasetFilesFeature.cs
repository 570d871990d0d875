using Opik.Server.Hosting;

namespace Opik.Server.Features.DatasetFiles;

/// <summary>Import and export of dataset items as files.</summary>
internal sealed class DatasetFilesFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
