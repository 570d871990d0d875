namespace Opik.Cli.Commands.Configure;

/// <summary>Which kind of server is configured.</summary>
internal enum Deployment
{
    /// <summary>The hosted one.</summary>
    Cloud,

    /// <summary>A platform of an organisation, with accounts, at <c>/opik/api</c>.</summary>
    SelfHosted,

    /// <summary>One that the user runs, without accounts.</summary>
    Local,
}
