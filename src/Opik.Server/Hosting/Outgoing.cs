using Opik.Server.Hosting.Egress;
using Opik.Server.Hosting.Secrets;

namespace Opik.Server.Hosting;

/// <summary>Registers what features need to call other machines: the HTTP clients, and the protection of stored credentials.</summary>
internal static class Outgoing
{
    public static void AddOutgoing(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<EgressClients>();
        services.AddSingleton(_ => new SecretProtector(SecretKeyFile.ReadOrCreate(options.DataDirectory)));
    }
}
