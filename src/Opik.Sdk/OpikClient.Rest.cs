using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Opik.Rest;

namespace Opik;

/// <content>The connection to the server.</content>
public sealed partial class OpikClient
{
    /// <summary>Requests to the server.</summary>
    internal OpikRest Rest { get; }

    /// <summary>Asks the server whether key and workspace are accepted. Python: <c>auth_check</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OpikApiException">They are not (401, 403).</exception>
    /// <exception cref="OpikConnectionException">The server cannot be reached.</exception>
    public async Task CheckAuthAsync(CancellationToken cancellationToken = default) =>
        (await Rest.SendAsync(HttpMethod.Post, "v1/private/auth", cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>The client of a service provider.</summary>
    internal static OpikClient Create(IServiceProvider services) =>
        new(services.GetRequiredService<IOptions<OpikOptions>>().Value, null, services.GetService<TimeProvider>(), services.GetService<ILoggerFactory>()?.CreateLogger("Opik"));

    private static OpikOptions Ready(OpikOptions? options)
    {
        options ??= new OpikOptions();
        options.FillFromSurroundings();
        options.Validate();
        return options;
    }
}
