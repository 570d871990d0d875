namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <content>Numbers over logs.</content>
internal sealed partial class SqliteStore
{
    public override ILogFigures LogFigures => Telemetry.LogFigures;
}
