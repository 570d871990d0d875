using Microsoft.Extensions.Options;

namespace Opik.Hosting;

/// <summary>Fills what neither the code nor the configuration section set from the environment and the file.</summary>
internal sealed class OpikSurroundings : IPostConfigureOptions<OpikOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, OpikOptions options) => options.FillFromSurroundings();
}
