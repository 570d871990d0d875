namespace Opik.Testing;

/// <summary>Where the built server lies.</summary>
public static class OpikServerAssembly
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>
    /// Path of <c>Opik.Server.dll</c>: <c>OPIK_SERVER_DLL</c> (a published server, for example), else the build output of
    /// <c>src/Opik.Server</c> in the configuration the tests were built in.
    /// </summary>
    public static string Location =>
        Environment.GetEnvironmentVariable("OPIK_SERVER_DLL") is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : RepositoryPaths.InRepository("src", "Opik.Server", "bin", Configuration, "net10.0", "Opik.Server.dll");
}
