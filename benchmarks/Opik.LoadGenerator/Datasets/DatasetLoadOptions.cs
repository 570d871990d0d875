namespace Opik.LoadGenerator.Datasets;

/// <summary>What to run; every number has an upper bound, so that a run always ends.</summary>
internal sealed record DatasetLoadOptions
{
    /// <summary>Items of the dataset, at most 5,000,000.</summary>
    public int Items { get; init; } = 1_000_000;

    /// <summary>Connections that write or read at the same time, 1 to 32.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>Runs of each quick request.</summary>
    public int Repeats { get; init; } = 15;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Arguments.BuiltServer;

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-dataset-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static DatasetLoadOptions Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(new DatasetLoadOptions(), arguments, static (options, name, value) => name switch
        {
            "--items" => options with { Items = Arguments.Number(value, 1, 5_000_000) },
            "--connections" => options with { Connections = Arguments.Number(value, 1, 32) },
            "--repeats" => options with { Repeats = Arguments.Number(value, 1, 200) },
            "--server" => options with { Server = value },
            "--data" => options with { Data = value },
            "--output" => options with { Output = value },
            _ => null,
        });
}
