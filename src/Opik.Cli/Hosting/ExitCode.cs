namespace Opik.Cli.Hosting;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>Failed, or completed with errors.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C, as shells number it.</summary>
    public const int Cancelled = 130;
}
