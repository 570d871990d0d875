namespace Opik.Testing;

/// <summary>Places in and beside the repository, found from where the tests run.</summary>
public static class RepositoryPaths
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    /// <summary>The folder that holds <c>Opik.slnx</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests do not run from inside the repository.</exception>
    public static string Root => LazyRoot.Value;

    /// <summary>A folder for what tests set up once and use again (virtual environments, package caches); never committed.</summary>
    public static string Cache => Directory.CreateDirectory(Path.Combine(Root, ".cache")).FullName;

    /// <summary>Recorded clients: <c>OPIK_RECORDINGS_DIR</c>, else <c>../shared/recordings</c> beside the repository.</summary>
    public static string Recordings => FromEnvironment("OPIK_RECORDINGS_DIR") ?? Shared("recordings");

    /// <summary>True when <c>OPIK_RECORDINGS_DIR</c> points to recordings of someone's own.</summary>
    public static bool RecordingsAreChosen => FromEnvironment("OPIK_RECORDINGS_DIR") is not null;

    /// <summary>Wheels of the official Python clients: <c>OPIK_PYWHEELS_DIR</c>, else <c>../shared/pywheels</c>.</summary>
    public static string PythonWheels => FromEnvironment("OPIK_PYWHEELS_DIR") ?? Shared("pywheels");

    /// <summary>The published wire documents: <c>OPIK_SPEC_DIR</c>, else <c>../shared/spec</c>.</summary>
    public static string Specification => FromEnvironment("OPIK_SPEC_DIR") ?? Shared("spec");

    /// <summary>Golden values of the official Python client: <c>OPIK_GOLDEN_DIR</c>, else <c>../shared/golden</c>.</summary>
    public static string Golden => FromEnvironment("OPIK_GOLDEN_DIR") ?? Shared("golden");

    /// <summary>True when <c>OPIK_GOLDEN_DIR</c> points to values of someone's own.</summary>
    public static bool GoldenIsChosen => FromEnvironment("OPIK_GOLDEN_DIR") is not null;

    /// <summary>A folder of the repository, by its path from the root.</summary>
    public static string InRepository(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Shared(string name) => Path.GetFullPath(Path.Combine(Root, "..", "shared", name));

    private static string? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? Path.GetFullPath(value) : null;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Opik.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Opik.slnx above {AppContext.BaseDirectory}: run the tests from a clone of the repository.");
    }
}
