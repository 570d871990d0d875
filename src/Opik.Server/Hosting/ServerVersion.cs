using System.Reflection;

namespace Opik.Server.Hosting;

/// <summary>Versions that the server reports.</summary>
internal static class ServerVersion
{
    /// <summary>Level of the Opik wire that is served.</summary>
    public const string Wire = "2.2.122";

    /// <summary>Our own version.</summary>
    public static string Product { get; } =
        typeof(ServerVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
