namespace Opik.Testing;

/// <summary>A new empty folder under the system's temporary folder, deleted with its contents on dispose.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates the folder; <paramref name="purpose"/> becomes part of its name.</summary>
    public TemporaryFolder(string purpose = "test") =>
        Path = Directory.CreateTempSubdirectory($"opik-{purpose}-").FullName;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
