using Opik.Server.Hosting;

ServerOptions options;
try
{
    options = ServerOptionsParser.Parse(args, Environment.GetEnvironmentVariable);
}
catch (ServerOptionsException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return problem.ExitCode;
}

return await OpikServer.RunAsync(options);
