namespace Opik.LoadGenerator.Datasets;

/// <summary>What to import and export; every number has an upper bound, so that a run always ends.</summary>
internal sealed record FileLoadOptions
{
    /// <summary>Size of the imported file, at most 4,096 MiB.</summary>
    public int MiB { get; init; } = 2048;

    /// <summary>Characters of a row, 100 to 100,000.</summary>
    public int RowLength { get; init; } = 1000;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Arguments.BuiltServer;

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-file-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static FileLoadOptions Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(new FileLoadOptions(), arguments, static (options, name, value) => name switch
        {
            "--mib" => options with { MiB = Arguments.Number(value, 1, 4096) },
            "--row" => options with { RowLength = Arguments.Number(value, 100, 100_000) },
            "--server" => options with { Server = value },
            "--data" => options with { Data = value },
            "--output" => options with { Output = value },
            _ => null,
        });
}
